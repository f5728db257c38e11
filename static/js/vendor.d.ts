/** The part of Socket.IO's browser client that link.js uses; the file itself is built into static/vendor. */
declare module "*/socket.io.esm.min.js" {
  export interface Socket {
    connected: boolean;
    active: boolean;
    sendBuffer: unknown[];
    on(event: string, listener: (...args: any[]) => void): this;
    emit(event: string, ...args: unknown[]): this;
    timeout(ms: number): { emit(event: string, ...args: unknown[]): void };
    connect(): this;
    disconnect(): this;
    io: { timeout(ms: number): unknown };
  }
  export function io(options: Record<string, unknown>): Socket;
}

/** NoSleep.js, a classic script: it is loaded only where a browser gives no wake lock. */
interface Window {
  NoSleep: new () => { enable(): Promise<unknown> };
}

/** Slack's side of Socket Mode: a WebSocket, `hello`, envelopes, acknowledgements. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Json } from './emulated-workspace.ts';

export interface SocketMode {
  /** The answer of apps.connections.open. */
  ticket(): Json;
  connections(): number;
  /** Resolves once copil has connected. */
  connected(): Promise<void>;
  /** @returns the payload copil acknowledged with */
  send(envelope: SocketEnvelope): Promise<Json>;
  /** Slack asks to connect anew, as it does every few hours. */
  refresh(): void;
  close(): Promise<void>;
}

export interface SocketEnvelope {
  envelope_id: string;
  type: 'events_api' | 'slash_commands' | 'interactive';
  payload: object;
  accepts_response_payload: boolean;
  retry_attempt?: number;
  retry_reason?: string;
}

export function openSocketMode(server: Server): SocketMode {
  const sockets = new WebSocketServer({ noServer: true });
  const waiting = new Map<string, (payload: Json) => void>();
  const tickets = new Set<string>();
  let onConnection: (() => void)[] = [];

  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '/', 'http://slack').searchParams.get('ticket') ?? '';
    // A ticket opens one connection.
    if (!tickets.delete(ticket)) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (connection) => {
      connection.on('message', (data) => {
        const { envelope_id, payload } = JSON.parse(String(data));
        waiting.get(envelope_id)?.(payload);
        waiting.delete(envelope_id);
      });
      connection.send(
        JSON.stringify({
          type: 'hello',
          num_connections: 1,
          connection_info: { app_id: 'A0COPIL000' },
          debug_info: { host: 'applink', approximate_connection_time: 18060 },
        }),
      );
      for (const tell of onConnection) tell();
      onConnection = [];
    });
  });

  const open = (): WebSocket[] => [...sockets.clients].filter(({ readyState }) => readyState === 1);
  return {
    ticket() {
      const ticket = crypto.randomUUID();
      tickets.add(ticket);
      const { port } = server.address() as AddressInfo;
      return { ok: true, url: `ws://127.0.0.1:${port}/link/?ticket=${ticket}&app_id=A0COPIL000` };
    },
    connections: () => open().length,
    connected: () => (open().length > 0 ? Promise.resolve() : new Promise((told) => onConnection.push(told))),
    send: (envelope) =>
      new Promise((acknowledged, failed) => {
        const connection = open().at(-1);
        if (!connection) return failed(new Error('copil has no connection'));
        waiting.set(envelope.envelope_id, acknowledged);
        connection.send(JSON.stringify(envelope));
      }),
    refresh() {
      for (const connection of open()) {
        connection.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
        connection.close();
      }
    },
    close: () =>
      new Promise((closed) => {
        for (const connection of open()) connection.close();
        sockets.close(() => closed());
      }),
  };
}

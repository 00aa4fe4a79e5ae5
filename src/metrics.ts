import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the service counts and measures, in the Prometheus format. */
export interface Metrics {
  readonly registry: Registry;
  readonly commands: Counter<'name' | 'outcome'>;
  readonly commandSeconds: Histogram<'name'>;
  readonly deliveries: Counter<'platform' | 'state'>;
  readonly deliverySeconds: Histogram<'platform'>;
  /** Names who knows the age in seconds of the oldest delivery that is due and has not left; asked at each scrape. */
  measureQueueAge(read: () => number | Promise<number>): void;
}

/** @returns fresh metrics with a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  let readQueueAge: () => number | Promise<number> = () => 0;
  new Gauge({
    name: 'copil_queue_age_seconds',
    help: 'Age of the oldest delivery that is due and has not left.',
    registers,
    async collect() {
      this.set(await readQueueAge());
    },
  });
  return {
    registry,
    commands: new Counter({
      name: 'copil_commands_total',
      help: 'Commands by name and outcome.',
      labelNames: ['name', 'outcome'],
      registers,
    }),
    commandSeconds: new Histogram({
      name: 'copil_command_seconds',
      help: 'Time from a command to its reply.',
      labelNames: ['name'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5],
      registers,
    }),
    deliveries: new Counter({
      name: 'copil_deliveries_total',
      help: 'Deliveries by platform and the state they reached.',
      labelNames: ['platform', 'state'],
      registers,
    }),
    deliverySeconds: new Histogram({
      name: 'copil_delivery_seconds',
      help: 'Time a platform took to accept a message.',
      labelNames: ['platform'],
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    measureQueueAge: (read) => {
      readQueueAge = read;
    },
  };
}

/** Adds what Node measures of itself (memory, event loop, collector); once a process. */
export function measureProcess(metrics: Metrics): void {
  collectDefaultMetrics({ register: metrics.registry });
}

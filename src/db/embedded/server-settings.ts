/** A single machine without replicas; durable, and small enough to sit beside everything else on a laptop. */
const defaults = {
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'pglz',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Failed statements are told to the program that sent them; in the log they would leave names and numbers of people.
  log_min_messages: 'log',
}

export function serverSettings(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...defaults, ...own, listen_addresses: '', unix_socket_permissions: '0700' }
}

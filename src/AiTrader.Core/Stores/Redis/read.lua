-- Reads one signature's ledger as it is at one moment.
--
-- KEYS  1 head, 2 entries, 3 ids: those of one signature, under one hash tag
-- ARGV  1 after how many entries to begin, 2 how many to give back at most
-- gives the head, the numbers of entries and ids, and the entries

return {
  redis.call('GET', KEYS[1]) or '',
  redis.call('XLEN', KEYS[2]),
  redis.call('HLEN', KEYS[3]),
  redis.call('XRANGE', KEYS[2], '(' .. ARGV[1], '+', 'COUNT', ARGV[2]),
}

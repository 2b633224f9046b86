-- Appends entries to one signature's ledger, if the ledger still is what its writer believes it to be: all, or none.
-- All checks come before the first write: Redis keeps what a script that fails in the middle has written.
--
-- KEYS  1 head, 2 entries, 3 ids: those of one signature, under one hash tag
-- ARGV  1 the head that is expected ('' before the first entry; '-' only looks, for no head is that)
--       2 the number of entries that is expected, 3 how many entries to give back at most
--       then four of each entry, in order: its sequence, its id, its line, its hash
-- gives 'duplicate' and the entry that has the first known id of them,
--       'moved', the head, the numbers of entries and ids, and the entries after those that were expected,
--       'damaged' where somebody has added or removed entries or ids, or
--       'appended'

for i = 4, #ARGV, 4 do
  local known = redis.call('HGET', KEYS[3], ARGV[i + 1])
  if known then
    return { 'duplicate', redis.call('XRANGE', KEYS[2], known, known) }
  end
end

local head = redis.call('GET', KEYS[1]) or ''
local entries = redis.call('XLEN', KEYS[2])
local ids = redis.call('HLEN', KEYS[3])
if head ~= ARGV[1] then
  return { 'moved', head, entries, ids, redis.call('XRANGE', KEYS[2], '(' .. ARGV[2], '+', 'COUNT', ARGV[3]) }
end

local expected = tonumber(ARGV[2])
if entries ~= expected or ids ~= expected then
  return { 'damaged' }
end

for i = 4, #ARGV, 4 do
  redis.call('XADD', KEYS[2], ARGV[i] .. '-0', 'entry', ARGV[i + 2], 'hash', ARGV[i + 3])
  redis.call('HSET', KEYS[3], ARGV[i + 1], ARGV[i])
  redis.call('SET', KEYS[1], ARGV[i] .. ' ' .. ARGV[i + 3])
end
return { 'appended' }

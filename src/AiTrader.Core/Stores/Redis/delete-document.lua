-- Deletes a document, if there is the version that is to be deleted.
-- All checks come before the first write: Redis keeps what a script that fails in the middle has written.
--
-- KEYS  1 the documents of the kind by id, 2 their ids in order: under one hash tag
-- ARGV  1 the id, 2 the version
-- gives 'deleted', 'other' where there is another version or no document, or
--       'damaged' where somebody has added or removed documents or ids

local known = redis.call('HGET', KEYS[1], ARGV[1])
local ordered = redis.call('ZSCORE', KEYS[2], ARGV[1])
if redis.call('HLEN', KEYS[1]) ~= redis.call('ZCARD', KEYS[2]) or (not known) ~= (not ordered) then
  return { 'damaged' }
end

if not known or string.match(known, '^(%d+) ') ~= ARGV[2] then
  return { 'other' }
end

redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return { 'deleted' }

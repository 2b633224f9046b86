-- Writes a document, if there is the version that it was made from. Its own version is the next one of its kind.
-- All checks come before the first write: Redis keeps what a script that fails in the middle has written.
--
-- KEYS  1 the documents of the kind by id, 2 their ids in order, 3 the last version: under one hash tag
-- ARGV  1 the id, 2 the version that it was made from ('0' for none), 3 its hash and its content
-- gives 'written' and its version, 'other' where there is another version, or
--       'damaged' where somebody has added or removed documents or ids

local last = tonumber(redis.call('GET', KEYS[3]) or 0)
local count = redis.call('HLEN', KEYS[1])
local known = redis.call('HGET', KEYS[1], ARGV[1])
local ordered = redis.call('ZSCORE', KEYS[2], ARGV[1])
local version = '0'
if known then
  version = string.match(known, '^(%d+) ')
end

if not last or not version or tonumber(version) > last
    or count ~= redis.call('ZCARD', KEYS[2]) or (not known) ~= (not ordered) then
  return { 'damaged' }
end

if version ~= ARGV[2] then
  return { 'other' }
end

local next = string.format('%d', last + 1)
redis.call('HSET', KEYS[1], ARGV[1], next .. ' ' .. ARGV[3])
redis.call('ZADD', KEYS[2], 0, ARGV[1])
redis.call('SET', KEYS[3], next)
return { 'written', next }

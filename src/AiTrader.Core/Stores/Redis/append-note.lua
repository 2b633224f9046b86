-- Writes a note of one signature, unless there is one under its id, or its session is full.
-- All checks come before the first write: Redis keeps what a script that fails in the middle has written.
--
-- KEYS  1 the notes, 2 their ids: under one hash tag
-- ARGV  1 the note's time, 2 its model, 3 its id, 4 its text, 5 how many notes a session has at most
-- gives 'duplicate' and the note that has the id already, 'full', 'written',
--       or 'damaged' where somebody has added or removed notes or ids

local session = 'session ' .. ARGV[2] .. ' ' .. ARGV[1]
local id = session .. ' ' .. ARGV[3]
local notes = redis.call('XLEN', KEYS[1])
if notes ~= tonumber(redis.call('HGET', KEYS[2], 'all') or 0) then
  return { 'damaged' }
end

local known = redis.call('HGET', KEYS[2], id)
if known then
  return { 'duplicate', redis.call('XRANGE', KEYS[1], known, known) }
end

local written = tonumber(redis.call('HGET', KEYS[2], session) or 0)
if written >= tonumber(ARGV[5]) then
  return { 'full' }
end

local place = (notes + 1) .. '-0'
redis.call('XADD', KEYS[1], place, 'time', ARGV[1], 'model', ARGV[2], 'id', ARGV[3], 'text', ARGV[4])
redis.call('HSET', KEYS[2], id, place, session, written + 1, 'all', notes + 1)
return { 'written' }

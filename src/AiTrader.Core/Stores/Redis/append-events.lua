-- Adds events of one signature, except those whose position is not greater than one that was added before.
-- All checks come before the first write: Redis keeps what a script that fails in the middle has written.
--
-- KEYS  1 the events, 2 the greatest position of each signature: under one hash tag
-- ARGV  1 the signature, 2 how many events to keep at least, then of each event its position, its kind and its content
-- gives the number of the last event that there was, and for each event 1 where it was added and 0 where it was not;
--       or 'damaged' where somebody has added or removed events

-- As texts: a number of Redis' Lua has 53 bits.
local function is_greater(position, other)
  return #position > #other or (#position == #other and position > other)
end

local function number_of(id)
  return tonumber(string.match(id, '^(%d+)-0$'))
end

local last = 0
if redis.call('EXISTS', KEYS[1]) == 1 then
  local stream = {}
  local fields = redis.call('XINFO', 'STREAM', KEYS[1])
  for i = 1, #fields, 2 do
    stream[fields[i]] = fields[i + 1]
  end

  local newest = stream['last-entry']
  local oldest = stream['first-entry']
  last = newest and newest[1] == stream['last-generated-id'] and number_of(newest[1])
  local first = oldest and number_of(oldest[1])
  if not last or not first or last - first + 1 ~= stream['length'] then
    return { 'damaged' }
  end
end

local known = redis.call('HGET', KEYS[2], ARGV[1]) or '0'
local position = known
if not string.match(known, '^%d+$') then
  return { 'damaged' }
end

local reply = { string.format('%d', last) }
for i = 3, #ARGV, 3 do
  local isNew = ARGV[i] == '0' or is_greater(ARGV[i], position)
  reply[#reply + 1] = isNew and 1 or 0
  if isNew then
    last = last + 1
    redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], string.format('%d-0', last),
      'signature', ARGV[1], 'kind', ARGV[i + 1], 'content', ARGV[i + 2])
    if ARGV[i] ~= '0' then
      position = ARGV[i]
    end
  end
end

if position ~= known then
  redis.call('HSET', KEYS[2], ARGV[1], position)
end

return reply

-- Reads events after a number, as they are at one moment.
--
-- KEYS  1 the events
-- ARGV  1 the number, 2 how many to give back at most; 0 for none
-- gives the ids of the first and the last event that there are, '' for none, and the events

local function id_of(rows)
  return rows[1] and rows[1][1] or ''
end

local events = {}
if ARGV[2] ~= '0' then
  events = redis.call('XRANGE', KEYS[1], '(' .. ARGV[1] .. '-0', '+', 'COUNT', ARGV[2])
end

return {
  id_of(redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)),
  id_of(redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)),
  events,
}

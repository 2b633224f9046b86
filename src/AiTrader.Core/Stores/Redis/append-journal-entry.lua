-- Appends an entry to the journal of one session, if it is the next one.
--
-- KEYS  1 the journal
-- ARGV  1 the entry's number, 2 its kind, 3 its model, 4 its content
-- gives the number of the next entry; the number of this entry if it was appended

local next = redis.call('XLEN', KEYS[1]) + 1
if next == tonumber(ARGV[1]) then
  redis.call('XADD', KEYS[1], ARGV[1] .. '-0', 'kind', ARGV[2], 'model', ARGV[3], 'content', ARGV[4])
end

return next

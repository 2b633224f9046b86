-- Reads a page of the documents of a kind, in order, as they are at one moment.
--
-- KEYS  1 the documents of the kind by id, 2 their ids in order: under one hash tag
-- ARGV  1 where the ids begin, 2 where they end, both as ZRANGE wants them, 3 how many to give back at most
-- gives each id, followed by its document; or 'damaged' where somebody has added or removed documents or ids

if redis.call('HLEN', KEYS[1]) ~= redis.call('ZCARD', KEYS[2]) then
  return { 'damaged' }
end

local page = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], ARGV[1], ARGV[2], 'BYLEX', 'LIMIT', 0, ARGV[3])) do
  page[#page + 1] = id
  page[#page + 1] = redis.call('HGET', KEYS[1], id) or ''
end

return page

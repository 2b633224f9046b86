-- Appends an entry to the journal of one session, if it is the next one of its model.
-- A stream has the entries of all models that had the account at the time; there is one, but for a change by its owner.
--
-- KEYS  1 the journal
-- ARGV  1 the entry's number, 2 its kind, 3 its model, 4 its content
-- gives the number of the model's next entry; the number of this entry if it was appended

local function model_of(row)
  for i = 1, #row[2], 2 do
    if row[2][i] == 'model' then
      return row[2][i + 1]
    end
  end
end

local entries = redis.call('XLEN', KEYS[1])
local next = entries + 1
if entries > 0 then
  local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
  local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
  if model_of(first) ~= ARGV[3] or model_of(last) ~= ARGV[3] then
    next = 1
    for _, row in ipairs(redis.call('XRANGE', KEYS[1], '-', '+')) do
      if model_of(row) == ARGV[3] then
        next = next + 1
      end
    end
  end
end

if next == tonumber(ARGV[1]) then
  redis.call('XADD', KEYS[1], (entries + 1) .. '-0', 'kind', ARGV[2], 'model', ARGV[3], 'content', ARGV[4])
end

return next

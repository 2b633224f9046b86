using System.Diagnostics.CodeAnalysis;

namespace AiTrader.Runner.Hosting;

/// <summary>
/// What was used lately, in memory that is bounded: what was not used among the last values is forgotten. Safe to call
/// concurrently.
/// </summary>
/// <typeparam name="TKey">What a value is found by.</typeparam>
/// <typeparam name="TValue">What is remembered.</typeparam>
/// <param name="capacity">How many values are remembered at least; at most twice as many are in memory.</param>
internal sealed class RecentlyUsed<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private Dictionary<TKey, TValue> _new = [];
    private Dictionary<TKey, TValue> _old = [];

    /// <summary>How many values are in memory.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _new.Count + _old.Count;
            }
        }
    }

    /// <summary>Finds a value, which counts as a use.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            if (_new.TryGetValue(key, out value))
            {
                return true;
            }

            if (!_old.Remove(key, out value))
            {
                return false;
            }

            Add(key, value);
            return true;
        }
    }

    /// <summary>Remembers a value.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (_lock)
        {
            _old.Remove(key);
            Add(key, value);
        }
    }

    private void Add(TKey key, TValue value)
    {
        if (_new.Count >= capacity && !_new.ContainsKey(key))
        {
            (_old, _new) = (_new, []);
        }

        _new[key] = value;
    }
}

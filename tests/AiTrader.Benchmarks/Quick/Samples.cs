namespace AiTrader.Benchmarks.Quick;

/// <summary>
/// Repeated measurements of one thing. The median is what counts: on a shared machine the mean is somebody else's.
/// </summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public double Median
    {
        get
        {
            _values.Sort();
            int middle = _values.Count / 2;
            return _values.Count % 2 == 1 ? _values[middle] : (_values[middle - 1] + _values[middle]) / 2;
        }
    }

    public void Add(double value) => _values.Add(value);
}

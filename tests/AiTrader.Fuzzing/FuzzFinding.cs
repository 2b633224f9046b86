using System.Globalization;

namespace AiTrader.Fuzzing;

/// <summary>An input with which a reader does what it must not do.</summary>
/// <param name="Target">The name of the target.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Number">The number of the input in the run.</param>
/// <param name="Bytes">The input.</param>
/// <param name="Result">What happened.</param>
internal sealed record FuzzFinding(string Target, int Seed, long Number, byte[] Bytes, FuzzResult Result)
{
    /// <summary>Saves the input, and beside it what happened and the command that repeats it.</summary>
    /// <returns>The file of the input.</returns>
    public string Save(string folder)
    {
        Directory.CreateDirectory(folder);
        string file = Path.Combine(
            folder,
            string.Create(CultureInfo.InvariantCulture, $"{Target}-{Seed}-{Number}.input")
        );
        File.WriteAllBytes(file, Bytes);
        File.WriteAllText(
            $"{file}.txt",
            $"""
            dotnet run --project tests/AiTrader.Fuzzing -c Release -- {Target} --input {file}

            {Result}

            """
        );
        return file;
    }
}

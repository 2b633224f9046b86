namespace AiTrader.Fuzzing.Mutations;

/// <summary>Makes a new input of known ones.</summary>
internal static class Mutation
{
    private const int LongestInput = 1 << 20;
    private const int MostSteps = 4;

    /// <summary>A mutation of one of some inputs, in one to four steps.</summary>
    public static byte[] Of(IReadOnlyList<byte[]> inputs, Random random)
    {
        byte[] input = inputs[random.Next(inputs.Count)];
        for (int step = random.Next(1, MostSteps + 1); step > 0; step--)
        {
            input = Step(input, inputs, random);
        }

        return input.Length <= LongestInput ? input : input[..LongestInput];
    }

    private static byte[] Step(byte[] input, IReadOnlyList<byte[]> inputs, Random random) =>
        random.Next(10) switch
        {
            0 => ByteMutation.Flip(input, random),
            1 => ByteMutation.Cut(input, random),
            2 => ByteMutation.Repeat(input, random),
            3 => ByteMutation.Splice(input, inputs[random.Next(inputs.Count)], random),
            4 => ByteMutation.Insert(input, Tokens.Any(random), random),
            5 => ByteMutation.Replace(input, Tokens.Any(random), random),
            6 => NumberMutation.Change(input, random),
            _ => JsonMutation.Change(input, random) ?? ByteMutation.Replace(input, Tokens.Any(random), random),
        };
}

using AiTrader.Fuzzing;

// fuzzing [TARGET...] [--minutes N] [--seed N] [--out FOLDER]    all targets by default, a minute each
// fuzzing TARGET --input FILE                                    one input again, as a finding was saved
// fuzzing list                                                   the targets
// It ends with 1 if there is a finding. A finding is saved in FOLDER ("findings" by default).
return FuzzArguments.Parse(args) switch
{
    { IsList: true } => FuzzProgram.List(Console.Out),
    { Input: { } input } arguments => FuzzProgram.Repeat(arguments, input, Console.Out),
    var arguments => FuzzProgram.Run(arguments, Console.Out),
};

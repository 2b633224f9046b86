using AiTrader.Mutating;

// mutating [--seconds N] [AREA...]
//                          changes the code of these areas, by default of all, and tells which changes no test noticed
// mutating cover ...       what it starts itself: which tests reach which changes
// mutating work ...        what it starts itself: runs the tests of one change after the other
return args switch
{
    ["cover", var tests, var changed, var output] => CoverageRun.Run(tests, changed, output),
    ["work", var tests, var changed, var coverage, var active] => MutantWorker.Run(tests, changed, coverage, active),
    ["--seconds", var text, .. var areas] when int.TryParse(text, out int seconds) && seconds > 0 =>
        await MutationProgram.RunAsync(areas, seconds),
    _ => await MutationProgram.RunAsync(args, seconds: 60),
};

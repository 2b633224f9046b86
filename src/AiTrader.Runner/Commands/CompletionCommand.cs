using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader completion</c>: prints a script with which a shell completes commands and options.</summary>
internal sealed class CompletionCommand : Command, IExampleSource
{
    // The program itself knows the answers: '[suggest:POSITION] LINE' prints one a line.
    private const string Bash = """
        _aitrader() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" \
                -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _aitrader aitrader
        """;

    private const string Zsh = """
        #compdef aitrader
        _aitrader() {
            local -a names
            names=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a names || _files
        }
        compdef _aitrader aitrader
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName aitrader -ScriptBlock {
            param($word, $line, $position)
            aitrader "[suggest:$position]" "$line" | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["pwsh"] = PowerShell,
    };

    public CompletionCommand(Screen screen)
        : base("completion", "Print a script that completes commands and options in a shell.")
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or pwsh.", HelpName = "bash|zsh|pwsh" };
        shell.CustomParser = result =>
        {
            string name = result.Tokens[0].Value;
            if (!Scripts.ContainsKey(name))
            {
                result.AddError(TextValue.Refusal(name, string.Join(", ", Scripts.Keys)).Message);
            }

            return name;
        };
        Arguments.Add(shell);
        SetAction(parsed =>
        {
            screen.Line(Scripts[parsed.GetRequiredValue(shell)]);
            return ExitCode.Success;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("completion bash >> ~/.bashrc", "In each new bash"),
        new("completion zsh > ~/.zfunc/_aitrader", "In zsh, in a folder of $fpath"),
        new("completion pwsh >> $PROFILE", "In PowerShell"),
    ];
}

using System.CommandLine;
using System.Text;
using SquatCoach.Cli;

// Emoji in file names survive whatever the locale says; no byte order mark goes into a pipe.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
GuardedWriter.GuardConsole();

var root = new RootCommand("SquatCoach turns squat videos into form reports.")
{
    AnalyzeCommand.Create(),
    ClassifyCommand.Create(),
    DemoCommand.Create(),
    RenderCommand.Create(),
    EvaluateCommand.Create(),
    ModelsCommand.Create(),
    SiteCommand.Serve(),
    SiteCommand.Worker(),
};
root.Options.Add(CommonOptions.Verbose);

// "@name" is a file name here, not a file of arguments.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count > 0 || UsageErrors.UnknownOptions(parsed).Any())
{
    return UsageErrors.Print(parsed);
}

try
{
    // Only help and the version come this way; people start the program by the name of the root script.
    using var help = new StringWriter();
    var code = await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        Output = help,

        // After Ctrl-C a busy machine takes a while to end ffmpeg and remove what is unfinished; two seconds, the default, cut that off.
        ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
    });
    Console.Out.Write(help.ToString().Replace(RootCommand.ExecutableName, "./squatcoach", StringComparison.Ordinal));
    return code;
}
catch (Exception exception)
{
    // The last stop: every exception becomes one sentence and an exit code.
    return Terminal.Open(parsed.GetValue(CommonOptions.Verbose), keepsOutputFree: true).Complain(exception);
}

using System.CommandLine;
using System.Diagnostics;

namespace SquatCoach.Cli;

/// <summary>
/// <c>serve</c> and <c>worker</c>: the site is a program of its own that nothing references; these commands start it and wait for it.
/// </summary>
public static class SiteCommand
{
    public static Command Serve() => Create("serve", "Run the site on http://localhost:5080 (--data FOLDER, --urls URL).");

    public static Command Worker() => Create("worker", "Run only the analysis worker of a site (--data FOLDER).");

    private static Command Create(string name, string description)
    {
        var rest = new Argument<string[]>("OPTIONS") { Description = "Handed to the site as they are.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(name, description) { rest };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var arguments = (parsed.GetValue(rest) ?? []).Concat(parsed.UnmatchedTokens);
            using var process = Process.Start(Start(name, arguments)) ?? throw new UsageException("The site did not start.");
            try
            {
                await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Ctrl-C reaches the site as well; it puts running jobs back before it ends.
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }

            return process.ExitCode;
        });
        return command;
    }

    private static ProcessStartInfo Start(string name, IEnumerable<string> arguments)
    {
        var site = SiteProgram();
        if (site is null)
        {
            throw new UsageException("The site is not built; ./squatcoach serve builds and starts it.");
        }

        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet");
        start.ArgumentList.Add(site);
        if (name != "serve")
        {
            start.ArgumentList.Add(name);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <summary>The site's program in the folder that this one was built into: bin/Cli/release → bin/Web/release.</summary>
    private static string? SiteProgram()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(own.Parent?.Parent?.FullName ?? own.FullName, "Web", own.Name, "SquatCoach.Web.dll");
        return File.Exists(path) ? path : null;
    }
}

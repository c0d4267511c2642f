using System.CommandLine;
using SquatCoach.Models;

namespace SquatCoach.Cli;

/// <summary>Options that several commands share, so that they read the same everywhere.</summary>
public static class CommonOptions
{
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Show the details of unexpected errors.", Recursive = true };

    public static Option<string> Device()
    {
        var option = new Option<string>("--device")
        {
            Description = "Where the networks run: auto takes CUDA where its libraries are installed, else the CPU.",
            HelpName = "auto|cpu|cuda",
            DefaultValueFactory = _ => "auto",
        };
        option.AcceptOnlyFromAmong("auto", "cpu", "cuda");
        return option;
    }

    public static Device DeviceOf(string name) => Enum.Parse<Device>(name, ignoreCase: true);

    public static Option<string?> Output(string name, string what) => new(name)
    {
        Description = $"Write {what} to OUT: a file, '-' for standard output; with several inputs a folder.",
        HelpName = "OUT",
    };
}

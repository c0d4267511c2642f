using System.CommandLine;
using System.Globalization;
using SquatCoach.Assessment;
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

    public static Option<string?> PoseNetwork() => new("--model")
    {
        Description = "The network for 2D keypoints, by a name that 'models list' shows; without it the one that 'models use' chose.",
        HelpName = "NAME",
    };

    public static Option<string?> Finder() => new("--finder")
    {
        Description = "The network that finds people, likewise.",
        HelpName = "NAME",
    };

    /// <summary>The language of what a report says in sentences.</summary>
    public static Option<string> Language()
    {
        var option = new Option<string>("--language")
        {
            Description = "Language of the evidence, cues, reasons and warnings; field names and labels stay English.",
            HelpName = string.Join('|', Languages.All),
            DefaultValueFactory = _ => Languages.English,
        };
        option.AcceptOnlyFromAmong([.. Languages.All]);
        return option;
    }

    public const double CentimetresPerMetre = 100;

    private const double LeastHeightCm = 50;

    private const double GreatestHeightCm = 272;

    public static Option<string?> Tables() => new("--csv")
    {
        Description = "Write two tables, one row a rep with every metric and one row a frame with every angle: to OUT.csv and OUT.frames.csv, or into the folder OUT; '-' takes the reps alone.",
        HelpName = "OUT",
    };

    public static Option<string?> Markers() => Output("--trc", "the 3D joints for biomechanics software (OpenSim's TRC, mm, y up)");

    /// <summary>The athlete's height in centimetres.</summary>
    public static Option<double?> Height()
    {
        var option = new Option<double?>("--height") { Description = "The athlete's height in centimetres: speeds in m/s and depths in cm are added.", HelpName = "CM" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } height && !(height is >= LeastHeightCm and <= GreatestHeightCm))
            {
                result.AddError($"--height: found {height.ToString(CultureInfo.InvariantCulture)}, expected centimetres from {LeastHeightCm:0} to {GreatestHeightCm:0}.");
            }
        });
        return option;
    }

    /// <summary>Earlier reports of the same athlete.</summary>
    public static Option<string[]> Past() => new("--past")
    {
        Description = "Earlier reports of the same athlete (written by analyze --json): the limb lengths they measured sharpen this video's. May be given several times.",
        HelpName = "REPORT",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<string?> Output(string name, string what) => new(name)
    {
        Description = $"Write {what} to OUT: a file, '-' for standard output; with several inputs a folder.",
        HelpName = "OUT",
    };
}

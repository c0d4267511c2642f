using SquatCoach.Models;

namespace SquatCoach.Web;

/// <summary>What the command line says about one run of the site or of a worker.</summary>
public sealed record ServeOptions
{
    public const int DefaultPort = 5080;

    /// <summary>Where everything is kept.</summary>
    public required string DataPath { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = $"http://localhost:{DefaultPort}";

    public Device Device { get; init; } = Device.Auto;

    /// <summary>False where workers run as processes of their own.</summary>
    public bool HostsWorker { get; init; } = true;

    /// <summary>Fill an empty data folder with made-up people and sessions.</summary>
    public bool IsDemo { get; init; }

    /// <summary>2 GiB: half an hour of a phone's 1080p.</summary>
    public long MaxUploadBytes { get; init; } = 2L << 30;
}

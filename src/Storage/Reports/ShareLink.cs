namespace SquatCoach.Storage;

/// <summary>Shows one report, read-only, to whoever holds the link, until it expires or is ended. The database holds the hash of the token.</summary>
public sealed class ShareLink
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public required Guid VideoId { get; set; }

    public Video? Video { get; set; }

    public required string TokenHash { get; set; }

    /// <summary>False: report and curves only, no picture of the athlete.</summary>
    public required bool WithVideo { get; set; }

    /// <summary>The video is shown with the athlete's face blurred.</summary>
    public bool BlursFace { get; set; }

    public required Guid CreatedById { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}

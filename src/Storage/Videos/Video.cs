namespace SquatCoach.Storage;

/// <summary>An uploaded video. The file itself lies in <see cref="Folder"/> of the file store under a random name.</summary>
public sealed class Video
{
    public const int OriginalNameMaxLength = 200;

    public Guid Id { get; set; } = Guid.NewGuid();

    public required Guid AthleteId { get; set; }

    public Athlete? Athlete { get; set; }

    /// <summary>The name on the uploader's machine: shown to people, never used in a path.</summary>
    public required string OriginalName { get; set; }

    /// <summary>Random folder name in the file store.</summary>
    public required string Folder { get; set; }

    /// <summary>Random file name in <see cref="Folder"/>.</summary>
    public required string FileName { get; set; }

    public required string ContentType { get; set; }

    /// <summary>As ffprobe names it, such as h264 or hevc: tells whether browsers can play the file.</summary>
    public required string CodecName { get; set; }

    public required long SizeBytes { get; set; }

    public required double DurationSeconds { get; set; }

    public required int WidthPx { get; set; }

    public required int HeightPx { get; set; }

    public required DateTimeOffset UploadedAt { get; set; }

    /// <summary>Null for videos from before accounts had roles, or where the account is gone.</summary>
    public Guid? UploadedById { get; set; }

    /// <summary>SHA-256 of the file in lower-case hex; null for videos from before it was kept. The same file is taken once per athlete.</summary>
    public string? ContentSha256 { get; set; }

    /// <summary>Null where nobody said.</summary>
    public Exercise? Exercise { get; set; }

    /// <summary>The weight on the bar or in the hands; null where nobody said.</summary>
    public double? LoadKilograms { get; set; }

    /// <summary>Rated perceived exertion of the set, 1…10 (Zourdos et al. 2016); null where nobody said.</summary>
    public double? Rpe { get; set; }

    /// <summary>Since when a coach holds this set up as the one to compare with; null for every other set. An athlete has at most one.</summary>
    public DateTimeOffset? ReferenceSince { get; set; }

    /// <summary>In the trash since.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Of its report, kept here too so that many sets are summed from an index; null without a report.</summary>
    public int? RepCount { get; set; }

    /// <inheritdoc cref="RepCount"/>
    public int? GoodRepCount { get; set; }

    public Job? Job { get; set; }

    public StoredReport? Report { get; set; }
}

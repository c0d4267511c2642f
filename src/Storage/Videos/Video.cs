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

    public Job? Job { get; set; }

    public StoredReport? Report { get; set; }
}

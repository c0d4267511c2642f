namespace SquatCoach.Storage;

/// <summary>An upload that comes in parts. How much is there is the length of its file, so that a crash can never leave the two apart.</summary>
public sealed class UploadSession
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public required Guid AccountId { get; set; }

    public Account? Account { get; set; }

    public required Guid AthleteId { get; set; }

    public Athlete? Athlete { get; set; }

    public required string OriginalName { get; set; }

    public required long SizeBytes { get; set; }

    /// <summary>When the file was last changed on the sender's machine, in milliseconds since 1970: with name and size it tells the same file chosen again.</summary>
    public long? ChangedAtMilliseconds { get; set; }

    /// <summary>Random file name among the incoming ones.</summary>
    public required string PartName { get; set; }

    public required DateTimeOffset StartedAt { get; set; }
}

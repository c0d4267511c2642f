namespace SquatCoach.Storage;

/// <summary>What a coach says at a moment of a video, or an answer to it.</summary>
public sealed class Note
{
    public const int TextMaxLength = 2000;

    /// <summary>A drawing is a few strokes; a longer one is a picture and does not belong here.</summary>
    public const int DrawingMaxLength = 20_000;

    public Guid Id { get; set; } = Guid.NewGuid();

    public required Guid VideoId { get; set; }

    public Video? Video { get; set; }

    /// <summary>The note that this one answers; null for a note of its own.</summary>
    public Guid? AnswersId { get; set; }

    public required double AtSeconds { get; set; }

    public required string Text { get; set; }

    /// <summary>Strokes over the picture as JSON: [[[x, y], …], …] with 0…1 across and down the frame; null where nothing was drawn.</summary>
    public string? Drawing { get; set; }

    public required Guid AuthorId { get; set; }

    /// <summary>The name at that time; it stays when the account is gone.</summary>
    public required string Author { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}

namespace SquatCoach.Storage;

/// <summary>What somebody wants to say of a video.</summary>
/// <param name="AtSeconds">The moment; not asked for an answer, which stands where its note does.</param>
/// <param name="Text">May be empty where something was drawn.</param>
public sealed record NoteDraft(double AtSeconds, string Text)
{
    /// <summary>What the note will be called.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The note that this one answers; null for a note of its own.</summary>
    public Guid? AnswersId { get; init; }

    /// <inheritdoc cref="Note.Drawing"/>
    public string? Drawing { get; init; }
}

namespace SquatCoach.Web;

/// <summary>A note, or an answer to one.</summary>
/// <param name="Text">What is said.</param>
/// <param name="AtSeconds">The moment in the video.</param>
/// <param name="Answers">Id of the note that is answered; null for a note of its own.</param>
internal sealed record NoteStart(string? Text, double AtSeconds, Guid? Answers);

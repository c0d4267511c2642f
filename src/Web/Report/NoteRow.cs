using System.Text.Json;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A note for programs.</summary>
internal sealed record NoteRow(Guid Id, double AtSeconds, string Text, Guid? Answers, string Author, DateTimeOffset CreatedAt, double[][][]? Drawing)
{
    public static NoteRow Of(Note note) => new(note.Id, note.AtSeconds, note.Text, note.AnswersId, note.Author, note.CreatedAt, note.Drawing is null ? null : JsonSerializer.Deserialize<double[][][]>(note.Drawing));
}

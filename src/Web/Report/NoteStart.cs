using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A note, an answer to one, or a drawing with or without words, as a program writes it.</summary>
internal sealed record NoteStart(
    [property: MaxLength(Note.TextMaxLength), Description("May be left out where something is drawn.")] string? Text = null,
    [property: Range(0, NoteStart.MaxSeconds), Description("The moment in the video; an answer stands at the moment of its note.")] double AtSeconds = 0,
    [property: Description("Id of the note that is answered.")] Guid? Answers = null,
    [property: Description("Strokes over the picture, by staff and not in an answer: [[[x, y], …], …], x and y from 0 to 1 across and down the frame; up to 60 strokes.")] double[][][]? Drawing = null)
{
    // Longer than any video that is taken; the storage stays within the video's own length.
    private const double MaxSeconds = 86_400;
}

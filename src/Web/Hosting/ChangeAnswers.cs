using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>How a form's endpoint answers: back to a page, with the reason where the change was refused, or with 404 where there was nothing to change.</summary>
internal static class ChangeAnswers
{
    public static IResult Answer(this HttpContext context, Change change, string page, string? said = null)
    {
        if (change is { IsDone: false, Refusal: null })
        {
            return Results.NotFound();
        }

        if ((change.Refusal ?? said) is { } text)
        {
            Said.Say(context, text);
        }

        return Results.LocalRedirect(page);
    }

    /// <summary>A field of the posted form; empty where it is missing.</summary>
    public static async Task<string> FieldAsync(this HttpContext context, string name) =>
        context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted))[name].ToString() : "";

    public static async Task<Guid> IdFieldAsync(this HttpContext context, string name) =>
        Guid.TryParse(await context.FieldAsync(name), out var id) ? id : Guid.Empty;
}

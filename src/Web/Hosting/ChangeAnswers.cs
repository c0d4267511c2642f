using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>
/// How a change is answered. To a form: back to a page, with the reason where the change was refused. To a program: 204, or 409 with the reason.
/// To both 404 where there was nothing that they may change.
/// </summary>
internal static class ChangeAnswers
{
    /// <param name="context">Of the form or the program.</param>
    /// <param name="change">How it ended.</param>
    /// <param name="page">Where the form leads back to.</param>
    /// <param name="said">What that page says when the change was made.</param>
    public static IResult Answer(this HttpContext context, Change change, string page, string? said = null)
    {
        if (change is { IsDone: false, Refusal: null })
        {
            return Results.NotFound();
        }

        if (context.IsProgram())
        {
            return change.Refusal is { } reason ? Results.Problem(Speech.Retold(reason), statusCode: StatusCodes.Status409Conflict) : Results.NoContent();
        }

        if ((change.Refusal ?? said) is { } text)
        {
            Said.Say(context, text);
        }

        return Results.LocalRedirect(page);
    }

    /// <summary>Asked under /api, by a program or a script, and not by a form.</summary>
    public static bool IsProgram(this HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>A field of the posted form; empty where it is missing.</summary>
    public static async Task<string> FieldAsync(this HttpContext context, string name) =>
        context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted))[name].ToString() : "";

    public static async Task<Guid> IdFieldAsync(this HttpContext context, string name) =>
        Guid.TryParse(await context.FieldAsync(name), out var id) ? id : Guid.Empty;
}

namespace SquatCoach.Web;

/// <summary>An upload that is not taken: one sentence for the user, and the HTTP status that says the same to programs.</summary>
internal sealed class RefusedUpload(int statusCode, string message, Exception? cause = null) : Exception(message, cause)
{
    public int StatusCode { get; } = statusCode;
}

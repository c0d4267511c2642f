namespace SquatCoach.Web;

/// <summary>What an upload in parts begins with.</summary>
/// <param name="Name">The file's name on the sender's machine.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Changed">When the file was last changed, milliseconds since 1970: the same file chosen again goes on where it stopped.</param>
/// <param name="Athlete">Id of the athlete; or:</param>
/// <param name="NewAthlete">Name of a new one.</param>
/// <param name="Consent">Staff confirm that the athlete agreed; only needed once, and only for an athlete without an account.</param>
internal sealed record UploadStart(string? Name, long Size, long? Changed, string? Athlete, string? NewAthlete, bool Consent);

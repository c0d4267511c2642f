using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What an upload in parts begins with.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Name">The file's name on the sender's machine.</param>
/// <param name="Changed">When the file was last changed, milliseconds since 1970: the same file chosen again goes on where it stopped.</param>
/// <param name="Athlete">Id of the athlete; or:</param>
/// <param name="NewAthlete">Name of a new one.</param>
/// <param name="Consent">Staff confirm that the athlete agreed; only needed once, and only for an athlete without an account.</param>
internal sealed record UploadStart(
    [property: Required, Description("In bytes, from 1 to what the site takes.")] long? Size,
    [property: MaxLength(UploadStart.NameMaxLength), Description("The file's name; 200 characters of its last part are kept.")] string? Name = null,
    [property: Description("When the file was last changed, milliseconds since 1970: the same file sent again goes on where it stopped.")] long? Changed = null,
    [property: Description("Id of the athlete; or, for a new one, newAthlete.")] Guid? Athlete = null,
    [property: MaxLength(Storage.Athlete.NameMaxLength), Description("Name of a new athlete, where athlete is left out.")] string? NewAthlete = null,
    [property: Description("Staff confirm that the athlete agreed to the analysis.")] bool Consent = false)
{
    private const int NameMaxLength = 1000;
}

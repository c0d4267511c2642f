using System.ComponentModel.DataAnnotations;

namespace SquatCoach.Web;

/// <summary>The password once more, before something that a signed-in device alone must not do.</summary>
internal sealed class KnownPasswordInput
{
    [Required]
    public string Password { get; set; } = "";
}

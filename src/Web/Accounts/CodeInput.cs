using System.ComponentModel.DataAnnotations;

namespace SquatCoach.Web;

/// <summary>A code of an authenticator app, or a recovery code.</summary>
internal sealed class CodeInput
{
    [Required(ErrorMessage = "Please give the code.")]
    [StringLength(40, ErrorMessage = "That is no code.")]
    public string Code { get; set; } = "";

    /// <summary>Without the spaces that apps and people put in.</summary>
    public string Plain => Code.Replace(" ", "", StringComparison.Ordinal).Trim();
}

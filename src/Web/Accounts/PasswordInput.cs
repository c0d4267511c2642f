using System.ComponentModel.DataAnnotations;

namespace SquatCoach.Web;

internal sealed class PasswordInput
{
    [Required]
    public string Current { get; set; } = "";

    [Required]
    [StringLength(200, MinimumLength = SignInServices.PasswordMinLength, ErrorMessage = "At least 12 characters, please.")]
    public string Next { get; set; } = "";

    [Compare(nameof(Next), ErrorMessage = "The two passwords differ.")]
    public string Repeat { get; set; } = "";
}

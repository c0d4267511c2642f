using System.ComponentModel.DataAnnotations;

namespace SquatCoach.Web;

internal sealed class ResetInput
{
    [Required(ErrorMessage = "Please give a password.")]
    [StringLength(200, MinimumLength = SignInServices.PasswordMinLength, ErrorMessage = "At least 12 characters, please.")]
    public string Password { get; set; } = "";

    [Compare(nameof(Password), ErrorMessage = "The two passwords differ.")]
    public string Repeat { get; set; } = "";
}

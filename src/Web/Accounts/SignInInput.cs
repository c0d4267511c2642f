using System.ComponentModel.DataAnnotations;

namespace SquatCoach.Web;

internal sealed class SignInInput
{
    [Required(ErrorMessage = "Please give your name.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Please give your password.")]
    public string Password { get; set; } = "";

    public bool StaySignedIn { get; set; }
}

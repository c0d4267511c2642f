using System.ComponentModel.DataAnnotations;

namespace SquatCoach.Web;

/// <summary>What somebody with an invitation types.</summary>
internal sealed class NewAccount
{
    [Required(ErrorMessage = "Please give a name.")]
    [StringLength(80, ErrorMessage = "At most 80 characters, please.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Please give a password.")]
    [StringLength(200, MinimumLength = SignInServices.PasswordMinLength, ErrorMessage = "At least 12 characters, please.")]
    public string Password { get; set; } = "";

    [Compare(nameof(Password), ErrorMessage = "The two passwords differ.")]
    public string Repeat { get; set; } = "";

    public bool AgreesToAnalysis { get; set; }

    public bool AgreesToCoaching { get; set; }

    public bool AgreesToTraining { get; set; }
}

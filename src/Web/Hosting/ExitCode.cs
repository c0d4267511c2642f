namespace SquatCoach.Web;

/// <summary>The exit codes of the project's programs that the site can end with.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    public const int Usage = 2;

    public const int ToolMissing = 5;
}

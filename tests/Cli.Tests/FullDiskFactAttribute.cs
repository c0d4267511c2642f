namespace SquatCoach.Cli.Tests;

/// <summary>A test that needs a small disk, which only root can mount.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FullDiskFactAttribute : FactAttribute
{
    public FullDiskFactAttribute() => Skip = SmallDisk.IsPossible() ? null : "needs the right to mount a small disk";
}

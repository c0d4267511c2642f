namespace SquatCoach.Assessment.Tests;

/// <summary>A test on the shared material (real recordings that are not part of the repository); skipped where it is not there.</summary>
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedMaterial.Folder is null)
        {
            Skip = "The shared test material is not here: set SQUATCOACH_SHARED, or put it in ../shared beside the repository.";
        }
    }
}

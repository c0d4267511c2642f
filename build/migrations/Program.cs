using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SquatCoach.Storage;

Console.WriteLine("Used by dotnet-ef at design time only; see Migrations.csproj.");

/// <summary>Tells dotnet-ef how the database is opened; no file is touched when a migration is written.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<SquatCoachContext>
{
    public SquatCoachContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SquatCoachContext>();
        StorageServices.Configure(options, "design-time.db");
        return new SquatCoachContext(options.Options);
    }
}

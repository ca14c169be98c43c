"""What ingest says to people, in Dutch."""

DAMAGED = "{file} is beschadigd of geen pdf. Open het bestand zelf en sla het opnieuw op als pdf."
LOCKED = (
    "{file} is vergrendeld met een wachtwoord. "
    "Sla het bestand op zonder wachtwoord en lees het opnieuw in."
)

"""The words that every floor uses: plain frozen values, standard library only."""
